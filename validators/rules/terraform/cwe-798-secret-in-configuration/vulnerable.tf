# finding
resource "aws_db_instance" "a" {
  engine   = "postgres"
  password = "hunter22"
}
# finding
variable "token" {
  sensitive = true
  default   = "abcdef"
}
# finding
provider "aws" {
  access_key = "AKIDEXAMPLE"
  secret_key = "abcdefgh"
}
