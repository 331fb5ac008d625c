# evidence
resource "aws_db_instance" "a" {
  engine            = "postgres"
  storage_encrypted = true
}
# evidence
resource "aws_ebs_volume" "b" {
  availability_zone = "eu-west-1a"
  encrypted         = var.encrypt
}
variable "encrypt" { default = true }
# evidence
resource "aws_s3_bucket" "c" {
  bucket = "data"
}
resource "aws_s3_bucket_server_side_encryption_configuration" "c" {
  bucket = aws_s3_bucket.c.id
}
# unjudged
resource "aws_ebs_volume" "d" {
  availability_zone = "eu-west-1a"
  encrypted         = var.unknown
}
