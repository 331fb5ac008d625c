docker run --rm --cap-drop=ALL --user 1000 shop/tool:1.2 # evidence
docker run --read-only -v /srv/data:/data shop/agent:1.0 # evidence
useradd --system --no-create-home app # evidence
usermod -aG video app
kubectl create rolebinding x --clusterrole=view --serviceaccount=a:b
docker run --read-only=false --security-opt no-new-privileges=false shop/tool:1.2
docker run --privileged=false --security-opt no-new-privileges:true shop/tool:1.2 # evidence
echo 'app ALL=(root) NOPASSWD: /usr/sbin/nginx -s reload' > /etc/sudoers.d/app
echo "app ALL=(root) NOPASSWD: /usr/sbin/nginx -t, /usr/local/sbin/renew" | tee /etc/sudoers.d/app
echo "Defaults env_reset" > /etc/sudoers.d/env
echo "Defaults env_keep += \"HTTPS_PROXY\"" > /etc/sudoers.d/proxy
