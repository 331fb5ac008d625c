echo 'app:Gr8-Heron-55' | chpasswd # finding
useradd -m -p '$6$salt$KxW4hash' ops # finding
passwd -d root # finding
redis-server --requirepass hunter-Stork9 # finding
openssl enc -aes-256-cbc -pass pass:Blue-Lamp-4 -in a -out b # finding
curl -u deploy:Maple-77-x https://api.corp.example # finding
kubectl create secret generic db --from-literal=password=Pine-tree-9 # finding
psql -c "CREATE ROLE app LOGIN PASSWORD 'Pine-tree-9'" # finding
echo hunter-Stork9 | docker login -u bob --password-stdin # finding
printf '%s' 'hunter-Stork9' | gh auth login --with-token # finding
docker login -u bob --password-stdin <<< "hunter-Stork9" # finding
echo -n Kastanie77 | cryptsetup luksFormat /dev/sdb - # finding
echo "Kastanie77" | docker login -u ci --password-stdin # finding
