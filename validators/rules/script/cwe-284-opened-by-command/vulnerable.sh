aws s3 cp site/ s3://corp-site --recursive --acl public-read # finding
aws ec2 authorize-security-group-ingress --group-id "$G" --protocol tcp --port 22 --cidr 0.0.0.0/0 # finding
gcloud run deploy api --image "$I" --allow-unauthenticated # finding
aws rds create-db-instance --db-instance-identifier a --publicly-accessible # finding
gsutil iam ch allUsers:objectViewer gs://corp # finding
aws cloudtrail stop-logging --name main # finding
aws ec2 authorize-security-group-ingress --group-id "$G" --protocol tcp --port 80-65535 --cidr 0.0.0.0/0 # finding
gcloud compute firewall-rules create a --allow tcp:22,tcp:443 --source-ranges 0.0.0.0/0 # finding
aws ec2 authorize-security-group-ingress --group-id "$G" --protocol tcp --port 22 --cidr 0.0.0.0/1 # finding
