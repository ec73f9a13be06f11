package io.github.lxtriage.capture;

/**
 * A field of a row, cut by its columns.
 *
 * @param type a token type of the grammar
 * @param text the bytes of the field, without padding
 */
record Field(int type, String text) {}
