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
  my @names = $line;
  if ($line =~ /::/) {
    $names[0] =~ s/::([^:<(]+)[<(].*$/::$1/;
  } elsif ($line =~ /->/ && $line !~ /`/) {
    @names = split /->/, $line;
    $_ .= "_[i]" for @names[1 .. $#names];
  }
  for (@names) {
    s/^L// if m{^L[^`]*[/;]};
    tr/;/:/;
  }
  push @frames, reverse @names;
}
print "$_ $sum{$_}\n" for sort keys %sum;
