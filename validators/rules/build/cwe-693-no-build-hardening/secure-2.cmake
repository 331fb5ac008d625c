project(x C)
add_compile_options(-O2 -fstack-protector-strong) # evidence
add_link_options(-Wl,-z,relro,-z,now) # evidence
