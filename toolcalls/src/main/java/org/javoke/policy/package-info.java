/**
 * What a model is to everything that uses one: a {@link org.javoke.policy.Policy} answers requests.
 *
 * <p>Scaffolds are policies around policies. Where a reply comes from (an endpoint, a local model,
 * a recording) is not known here.
 */
@NullMarked
package org.javoke.policy;

import org.jspecify.annotations.NullMarked;
