/** The second scheduler: real threads, one for each process, under JetBrains Lincheck. */
package org.rmapcheck.lincheck;
