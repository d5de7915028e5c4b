/**
 * Tables as data, and as text for a terminal. It knows nothing of what stands in them; start with
 * {@link org.javoke.lab.table.Table}.
 */
@NullMarked
package org.javoke.lab.table;

import org.jspecify.annotations.NullMarked;
