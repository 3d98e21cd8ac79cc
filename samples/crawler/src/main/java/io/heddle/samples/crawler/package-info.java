/**
 * The crawler. {@link io.heddle.samples.crawler.Crawl} is the scope that owns its threads, {@link
 * io.heddle.samples.crawler.Fetcher} what they do over the network, and {@link
 * io.heddle.samples.crawler.Frontier} and {@link io.heddle.samples.crawler.Visits} what they share.
 */
package io.heddle.samples.crawler;
