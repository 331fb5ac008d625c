# finding
resource "aws_db_instance" "a" {
  engine         = "postgres"
  instance_class = "db.t3.micro"
}
# finding
resource "aws_ebs_volume" "b" {
  availability_zone = "eu-west-1a"
  encrypted         = false
}
# finding
resource "aws_s3_bucket" "c" {
  bucket = "data"
}
