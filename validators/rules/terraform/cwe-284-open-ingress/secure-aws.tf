resource "aws_lightsail_instance_public_ports" "a" {
  port_info {
    protocol  = "tcp"
    from_port = 443
    to_port   = 443
  }
}
#----
resource "aws_lightsail_instance_public_ports" "b" {
  port_info {
    protocol  = "tcp"
    from_port = 22
    to_port   = 22
    cidrs     = ["10.20.0.0/16"]
  }
}
