/** The modelling language: fluent builders that produce the immutable trees of {@code model.ir}. */
package org.rmapcheck.model;
