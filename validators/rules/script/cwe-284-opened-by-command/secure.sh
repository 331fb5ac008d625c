aws s3 cp site/ s3://corp-site --recursive --acl private # evidence
aws ec2 authorize-security-group-ingress --group-id "$G" --protocol tcp --port 22 --cidr 10.0.0.0/8 # evidence
gcloud run deploy api --image "$I" --no-allow-unauthenticated # evidence
aws ec2 authorize-security-group-ingress --group-id "$G" --protocol tcp --port 443 --cidr 0.0.0.0/0
gsutil iam ch user:a@corp.example:objectViewer gs://corp
