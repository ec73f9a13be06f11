/**
 * The base class of the generated D lexer, and what ANTLR generates from the grammar of D. Door:
 * none; {@code script.check} uses it.
 */
package io.github.lxtriage.script.grammar;
