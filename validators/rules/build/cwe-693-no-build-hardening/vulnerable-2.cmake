project(x C)
add_compile_options(-O2 -fno-stack-protector) # finding
#----
# finding
set(CMAKE_C_FLAGS "-O2 -Wall")
