# evidence
variable "password" {
  type      = string
  sensitive = true
}
# evidence
resource "aws_db_instance" "a" {
  engine                      = "postgres"
  manage_master_user_password = true
}
# evidence
resource "aws_db_instance" "b" {
  engine   = "postgres"
  password = data.aws_secretsmanager_secret_version.db.secret_string
}
resource "aws_s3_bucket" "c" {
  bucket = "x"
}
