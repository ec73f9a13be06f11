BEGIN
{
    switch (1) { }
}
