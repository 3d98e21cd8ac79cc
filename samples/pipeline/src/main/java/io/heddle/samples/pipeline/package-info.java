/**
 * The pipeline. {@link io.heddle.samples.pipeline.Pipeline} is its crew and what they do; {@link
 * io.heddle.samples.pipeline.Epoch} holds the queues between them.
 */
package io.heddle.samples.pipeline;
