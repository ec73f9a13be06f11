#!/usr/bin/perl
# A stand-in for a stack collapser, by the rules of `lxtriage parse --format folded`: root first, offsets cut off. A peer for the bench.
use strict;
use warnings;

my (%sum, @frames);
while (my $line = <>) {
  chomp $line;
  if ($line =~ /^\s*$/) {
    @frames = ();
    next;
  }
  $line =~ s/^\s+//;
  if ($line =~ /^\d+$/) {
    $sum{join(';', reverse @frames)} += $line if @frames;
    @frames = ();
    next;
  }
  $line =~ s/\+0x[0-9a-f]+$//;
  $line =~ s/::([^:<(]+)[<(].*$/::$1/;
  $line =~ tr/;/:/;
  push @frames, $line;
}
print "$_ $sum{$_}\n" for sort keys %sum;
