provider p {
    probe a();
};
#pragma D attributes Evolving/Evolving/Common provider p provider
