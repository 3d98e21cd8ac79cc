/**
 * A bank that settles a file of transfers on several threads; its books balance at every moment.
 */
module io.heddle.samples.bank {
  requires io.heddle;
  requires static io.heddle.annotation;
}
