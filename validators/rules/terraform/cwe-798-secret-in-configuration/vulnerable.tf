# finding
resource "aws_db_instance" "a" {
  password = "hunter2-hunter2"
}
#----
# finding
variable "x" {
  sensitive = true
  default   = "abcdef"
}
#----
variable "db_password" { # finding
  default = "abcdef"
}
#----
resource "aws_instance" "a" {
  # finding
  user_data = <<EOF
export DB_PASSWORD=correcthorse
EOF
}
#----
locals {
  p = "a-literal"
}
# finding
resource "aws_rds_cluster" "a" {
  master_password = local.p
}
#----
resource "aws_lambda_function" "a" {
  environment {
    # finding
    variables = {
      API_KEY = "0123456789abcdef"
    }
  }
}
