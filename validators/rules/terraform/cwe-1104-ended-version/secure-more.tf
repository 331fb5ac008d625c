resource "aws_db_instance" "x" {
  ca_cert_identifier = "other" # evidence
}
