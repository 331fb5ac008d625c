aws s3 cp site/ s3://corp-site --recursive --acl private # evidence
aws ec2 authorize-security-group-ingress --group-id "$G" --protocol tcp --port 22 --cidr 10.0.0.0/8 # evidence
gcloud run deploy api --image "$I" --no-allow-unauthenticated # evidence
aws ec2 authorize-security-group-ingress --group-id "$G" --protocol tcp --port 443 --cidr 0.0.0.0/0
gsutil iam ch user:a@corp.example:objectViewer gs://corp
aws ec2 authorize-security-group-ingress --group-id "$G" --protocol tcp --port 22 --cidr "$1"
gcloud compute firewall-rules create a --allow tcp:80,tcp:443 --source-ranges 0.0.0.0/0
gcloud compute firewall-rules create b --allow tcp:22 --source-ranges 192.0.2.0/24,198.51.100.7/32 # evidence
