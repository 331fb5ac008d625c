resource "aws_default_security_group" "a" {
  vpc_id = "vpc-1"
}
