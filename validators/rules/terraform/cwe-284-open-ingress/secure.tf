resource "aws_security_group" "a" {
  # evidence
  ingress {
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["10.0.0.0/16"]
  }
  ingress {
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}
# evidence
resource "aws_security_group_rule" "b" {
  type                     = "ingress"
  from_port                = 5432
  to_port                  = 5432
  source_security_group_id = aws_security_group.app.id
}
# evidence
resource "google_compute_firewall" "d" {
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
  source_ranges = ["10.1.0.0/16"]
}
