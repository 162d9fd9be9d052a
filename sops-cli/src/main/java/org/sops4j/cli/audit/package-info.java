/** The record of who encrypted and decrypted what, in a database (cli.md section 10). */
@org.jspecify.annotations.NullMarked
package org.sops4j.cli.audit;
