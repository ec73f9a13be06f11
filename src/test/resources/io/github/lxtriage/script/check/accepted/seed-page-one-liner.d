sdt:lx_brand::brand-lx-unsupported {@num[execname,stringof(arg0)] = count()}
