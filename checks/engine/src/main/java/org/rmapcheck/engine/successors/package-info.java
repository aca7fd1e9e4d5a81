/** Ground transitions and the successors of packed states. */
package org.rmapcheck.engine.successors;
