/** What the tests of the samples share. */
package io.heddle.samples.harness;
