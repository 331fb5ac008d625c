docker run --rm --privileged shop/tool:1.2 # finding
docker run -d -v /var/run/docker.sock:/var/run/docker.sock shop/agent:1.0 # finding
usermod -aG docker ci # finding
echo "app ALL=(ALL) NOPASSWD: ALL" > /etc/sudoers.d/app # finding
kubectl create clusterrolebinding x --clusterrole=cluster-admin --serviceaccount=a:b # finding
aws iam attach-role-policy --role-name ci --policy-arn arn:aws:iam::aws:policy/AdministratorAccess # finding
docker run --privileged=1 --read-only shop/tool:1.2 # finding
docker run --user app --cap-add=all shop/tool:1.2 # finding
docker run --user app --cap-add sys_admin shop/tool:1.2 # finding
echo 'app ALL=(root) NOPASSWD: /usr/bin/find, /usr/sbin/nginx -t' > /etc/sudoers.d/app # finding
echo 'app ALL=(root) NOPASSWD: /usr/bin/systemctl restart *' > /etc/sudoers.d/app # finding
echo "Defaults !env_reset" > /etc/sudoers.d/env # finding
echo 'Defaults:ops !authenticate' | tee /etc/sudoers.d/ops # finding
