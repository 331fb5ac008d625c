# finding
resource "aws_default_security_group" "a" {
  # evidence
  ingress {
    protocol  = -1
    self      = true
    from_port = 0
    to_port   = 0
  }
}
