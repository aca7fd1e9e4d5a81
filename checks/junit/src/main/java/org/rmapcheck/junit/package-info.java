/** Checks as JUnit 5 tests. */
package org.rmapcheck.junit;
