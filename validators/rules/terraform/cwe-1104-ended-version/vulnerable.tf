resource "aws_lambda_function" "a" {
  function_name = "a"
  runtime       = "python3.7" # finding
}
#----
resource "google_cloudfunctions_function" "b" {
  name    = "b"
  runtime = "nodejs10" # finding
}
#----
resource "aws_db_instance" "c" {
  engine                     = "mysql"
  auto_minor_version_upgrade = false # finding
}
#----
resource "aws_redshift_cluster" "d" {
  allow_version_upgrade = false # finding
}
