/** This project's search and other checkers on the same models, side by side. */
package org.rmapcheck.bench.peers;
