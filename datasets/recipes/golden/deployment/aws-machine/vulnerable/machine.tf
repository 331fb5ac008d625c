resource "aws_instance" "web" {
  ami                         = var.ami
  instance_type               = "t3.small"
  associate_public_ip_address = true

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "optional"
  }
}
