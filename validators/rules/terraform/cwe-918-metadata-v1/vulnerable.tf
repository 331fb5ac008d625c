# finding
resource "aws_instance" "a" {
  ami = "ami-1"
}
# finding
resource "aws_instance" "b" {
  ami = "ami-1"
  metadata_options {
    http_tokens = "optional"
  }
}
# finding
resource "aws_launch_template" "c" {
  metadata_options {
    http_endpoint = "enabled"
  }
}
