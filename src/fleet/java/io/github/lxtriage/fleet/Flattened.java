package io.github.lxtriage.fleet;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The members of lists, one after another. */
final class Flattened<T> implements Iterator<T> {
  private final Iterator<List<T>> lists;
  private Iterator<T> members = Collections.emptyIterator();

  Flattened(Iterator<List<T>> lists) {
    this.lists = lists;
  }

  @Override
  public boolean hasNext() {
    while (!members.hasNext() && lists.hasNext()) {
      members = lists.next().iterator();
    }
    return members.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return members.next();
  }
}
