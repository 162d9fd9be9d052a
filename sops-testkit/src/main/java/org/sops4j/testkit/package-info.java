/** What tests of key sources need: a contract, and a world without surprises. */
@NullMarked
package org.sops4j.testkit;

import org.jspecify.annotations.NullMarked;
