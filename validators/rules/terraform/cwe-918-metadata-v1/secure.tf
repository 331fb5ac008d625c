# evidence
resource "aws_instance" "a" {
  metadata_options {
    http_tokens = "required"
  }
}
# evidence
resource "aws_launch_template" "b" {
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }
}
# evidence
resource "aws_instance" "c" {
  metadata_options {
    http_endpoint = "disabled"
  }
}
