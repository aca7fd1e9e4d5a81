/** Passes over the trees that make the state graph small and keep every verdict. */
package org.rmapcheck.model.pass;
