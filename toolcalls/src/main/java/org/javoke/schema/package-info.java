/**
 * Tools and their parameters as JSON Schema in the dialects of the field. It does not know calls.
 */
@NullMarked
package org.javoke.schema;

import org.jspecify.annotations.NullMarked;
