BEGIN /a/b/ {}
