rm -rf $dir # finding
#----
eval "$cmd" # finding
#----
bash -c "ls $1" # finding
#----
find . -exec sh -c "mv {} x" \; # finding
#----
cp $src /target/ # finding
#----
target="$1"
bash -c "ls $target" # finding
