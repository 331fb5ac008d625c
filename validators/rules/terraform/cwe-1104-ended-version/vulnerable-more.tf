resource "aws_db_instance" "x" {
  ca_cert_identifier = "rds-ca-2015" # finding
}
