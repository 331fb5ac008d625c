resource "aws_lambda_function" "a" {
  function_name = "a"
  runtime       = "python3.13" # evidence
}
#----
resource "google_cloudfunctions_function" "b" {
  name    = "b"
  runtime = "nodejs22" # evidence
}
#----
resource "aws_db_instance" "c" {
  engine                     = "mysql"
  auto_minor_version_upgrade = true # evidence
}
#----
variable "runtime" {}

resource "aws_lambda_function" "e" {
  function_name = "e"
  runtime       = var.runtime # unjudged
}
