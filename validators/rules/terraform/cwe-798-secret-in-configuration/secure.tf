# evidence
variable "x" {
  sensitive = true
}
#----
# evidence
resource "aws_db_instance" "a" {
  password = random_password.db.result
}
#----
# evidence
resource "aws_db_instance" "a" {
  manage_master_user_password = true
}
#----
resource "aws_instance" "a" {
  user_data = <<EOF
export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id x)
EOF
}
