/** JMH benchmarks. Each gets its model by a parameter, so that other sizes need no change here. */
package org.rmapcheck.bench.jmh;
