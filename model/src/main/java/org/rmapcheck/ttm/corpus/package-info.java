/** Bugs that Linux had, each as a pair of models: with the bug, and with its fix. */
package org.rmapcheck.ttm.corpus;
